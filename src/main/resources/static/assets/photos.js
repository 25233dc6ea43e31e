/* Sends chosen photos one after the other, so that each is judged alone; without it a button sends them all. */
(function () {
  'use strict';

  function send(form, input, files, index) {
    var status = form.querySelector('[data-photos-status]');
    if (index === files.length) {
      return;
    }
    if (status) {
      status.textContent = input.dataset.busy.replace('{0}', index + 1).replace('{1}', files.length);
    }
    var body = new FormData(form);
    body.delete('files');
    body.append('files', files[index]);
    body.append('addPhotos', 'true');
    fetch(input.dataset.photos, { method: 'POST', body: body })
      .then(function (answer) { return answer.text(); })
      .then(function (page) {
        var fresh = new DOMParser().parseFromString(page, 'text/html').getElementById(form.id);
        if (!fresh) {
          window.location.reload();
          return;
        }
        // htmx knows how to put a fragment in and to wire it
        form.replaceWith(fresh);
        if (window.htmx) {
          window.htmx.process(fresh);
        }
        var next = fresh.querySelector('input[data-photos]');
        if (next && index + 1 < files.length) {
          send(fresh, next, files, index + 1);
        } else {
          var problems = fresh.querySelector('[role="alert"]');
          (problems || fresh.querySelector('#photos')).focus();
        }
      });
  }

  document.addEventListener('change', function (event) {
    var input = event.target;
    if (input.matches && input.matches('input[data-photos]') && input.files.length) {
      send(input.form, input, Array.prototype.slice.call(input.files), 0);
    }
  });
})();
