/* Sends chosen photos one after the other, so that each is judged alone and nothing typed meanwhile is lost; without it a button sends them all. */
(function () {
  'use strict';

  var MOST_BYTES = 10 * 1024 * 1024;
  var PROBLEM = 'photos-problem';
  var pressed = null;

  function part(root) {
    return root.querySelector('[data-photos-part]');
  }

  function filled(words, values) {
    return words.replace(/\{(\d)\}/g, function (whole, index) { return values[index]; });
  }

  function say(form, words) {
    var status = form.querySelector('[data-photos-status]');
    if (status) {
      status.textContent = words;
    }
  }

  /* What the answer shows in the place of what is there; the words about it in the place of the photo's name. */
  function taken(form, page, kind, problems, refused) {
    var fresh = new DOMParser().parseFromString(page, 'text/html').getElementById(form.id);
    if (!fresh || !part(fresh)) {
      return false;
    }
    var problem = fresh.querySelector('#' + PROBLEM);
    if (problem) {
      problems.push(problem.textContent);
    } else if (refused) {
      return false;
    }
    part(form).replaceWith(part(fresh));
    var select = form.querySelector('[name=photoKind]');
    if (select) {
      select.value = kind;
    }
    return true;
  }

  function done(form, problems) {
    form.removeAttribute('aria-busy');
    say(form, '');
    if (problems.length) {
      var words = document.createElement('div');
      words.id = PROBLEM;
      words.className = 'invalid-feedback d-block typed mt-2';
      words.tabIndex = -1;
      words.setAttribute('role', 'alert');
      words.textContent = problems.join('\n');
      part(form).after(words);
      words.focus();
    } else if (pressed) {
      // it was not sent yet, whatever looks after second clicks thinks
      delete form.dataset.sent;
      form.requestSubmit(form.contains(pressed) ? pressed : null);
    }
    pressed = null;
  }

  function send(id, words, kind, files, index, problems) {
    var form = document.getElementById(id);
    var next = function () { send(id, words, kind, files, index + 1, problems); };
    if (index === files.length) {
      done(form, problems);
      return;
    }
    var file = files[index];
    var refuse = function (why) {
      problems.push(filled(words.named, [file.name, why]));
      next();
    };
    if (!form.querySelector('input[data-photos]')) {
      problems.push(filled(words.named, [files.slice(index).map(function (one) { return one.name; }).join(', '), words.full]));
      done(form, problems);
      return;
    }
    if (file.size > MOST_BYTES) {
      refuse(words.large);
      return;
    }
    say(form, filled(words.busy, [index + 1, files.length]));
    var body = new FormData(form);
    body.delete('files');
    body.set('photoKind', kind);
    body.append('files', file);
    body.append('addPhotos', 'true');
    fetch(words.photos, { method: 'POST', body: body })
      .then(function (answer) {
        return answer.text().then(function (page) { return taken(document.getElementById(id), page, kind, problems, !answer.ok); });
      })
      .then(function (known) {
        if (known) {
          next();
        } else {
          refuse(words.lost);
        }
      }, function () { refuse(words.lost); });
  }

  document.addEventListener('change', function (event) {
    var input = event.target;
    if (input.matches && input.matches('input[data-photos]') && input.files.length) {
      var form = input.form;
      var before = form.querySelector('#' + PROBLEM);
      if (before) {
        before.remove();
      }
      form.setAttribute('aria-busy', 'true');
      send(form.id, Object.assign({}, input.dataset), form.elements.photoKind.value, Array.prototype.slice.call(input.files), 0, []);
    }
  });

  // a button that is pressed while photos are on their way waits for them
  document.addEventListener('submit', function (event) {
    if (event.target.getAttribute('aria-busy') === 'true' && part(event.target)) {
      event.preventDefault();
      pressed = event.submitter;
    }
  });
})();
