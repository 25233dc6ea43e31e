/* Comfort only: every page works without it. */
(function () {
  'use strict';

  // a menu closes when one clicks beside it or presses Escape
  document.addEventListener('click', function (event) {
    document.querySelectorAll('details.menu[open]').forEach(function (menu) {
      if (!menu.contains(event.target)) {
        menu.open = false;
      }
    });
  });
  document.addEventListener('keydown', function (event) {
    if (event.key !== 'Escape') {
      return;
    }
    document.querySelectorAll('details.menu[open]').forEach(function (menu) {
      menu.open = false;
      menu.querySelector('summary').focus();
    });
  });

  // a second click on the same button is not sent; the server would not act on it either
  document.addEventListener('submit', function (event) {
    var form = event.target;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = 'yes';
    window.setTimeout(function () { delete form.dataset.sent; }, 5000);
  });
  // what is typed into a task is kept a moment later
  var waiting = null;
  function keep(form) {
    var typed = new URLSearchParams();
    new FormData(form).forEach(function (value, name) {
      if (typeof value === 'string') {
        typed.append(name, value);
      }
    });
    fetch(form.dataset.draft, { method: 'POST', body: typed, keepalive: true, headers: { 'X-Requested-With': 'fetch' } })
      .then(function (answer) { return answer.ok && !answer.redirected ? answer.text() : Promise.reject(answer.status); })
      .catch(function () { return form.dataset.draftFailed; })
      .then(function (line) {
        var status = document.querySelector('[data-draft-status]');
        if (status) {
          status.textContent = line;
        }
      });
  }
  function keepNow() {
    var form = document.querySelector('form[data-draft]');
    if (waiting && form && !form.dataset.sent) {
      keep(form);
    }
    window.clearTimeout(waiting);
    waiting = null;
  }
  function keepSoon() {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(keepNow, 1500);
  }
  ['input', 'change'].forEach(function (typing) {
    document.addEventListener(typing, function (event) {
      if (event.target.closest('form[data-draft]')) {
        keepSoon();
      }
    });
  });
  document.addEventListener('htmx:afterSettle', function (event) {
    if (event.detail.elt.closest && event.detail.elt.closest('form[data-draft]')) {
      keepSoon();
    }
  });
  document.addEventListener('visibilitychange', function () {
    if (document.visibilityState === 'hidden') {
      keepNow();
    }
  });

  // what has to be typed into a banking app is copied with one press
  document.querySelectorAll('button[data-copy]').forEach(function (button) {
    if (!navigator.clipboard) {
      return;
    }
    button.hidden = false;
    button.addEventListener('click', function () {
      navigator.clipboard.writeText(button.dataset.copy).then(function () {
        var status = document.querySelector('[data-copy-status]');
        if (status) {
          status.textContent = button.dataset.copied;
        }
        var words = button.firstElementChild;
        var before = words.textContent;
        words.textContent = button.dataset.copied;
        window.setTimeout(function () { words.textContent = before; }, 2000);
      });
    });
  });

  window.addEventListener('pageshow', function () {
    document.querySelectorAll('form[data-sent]').forEach(function (form) { delete form.dataset.sent; });
  });
})();
