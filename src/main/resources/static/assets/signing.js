/* Drawing a signature. Without it a name can be typed. */
(function () {
  'use strict';

  var form = document.querySelector('form[data-signing]');
  if (!form || !window.SignaturePad) {
    return;
  }
  var canvas = form.querySelector('canvas');
  var image = form.querySelector('input[name=signatureImage]');
  var area = form.querySelector('[data-pad]');
  var typed = form.querySelector('[data-typed]');
  var pad = new window.SignaturePad(canvas, { backgroundColor: 'rgb(255, 255, 255)', penColor: 'rgb(20, 40, 70)' });

  function chosen() {
    var radio = form.querySelector('input[name=signatureKind]:checked');
    return radio ? radio.value : '';
  }
  // the canvas is as sharp as the screen, and what was drawn stays when the device is turned
  function fit() {
    var ratio = Math.max(window.devicePixelRatio || 1, 1);
    if (!canvas.offsetWidth || canvas.width === Math.round(canvas.offsetWidth * ratio)) {
      return;
    }
    var strokes = pad.toData();
    canvas.width = Math.round(canvas.offsetWidth * ratio);
    canvas.height = Math.round(canvas.offsetHeight * ratio);
    canvas.getContext('2d').scale(ratio, ratio);
    pad.clear();
    pad.fromData(strokes);
  }
  function show() {
    area.hidden = chosen() !== 'DRAWN';
    typed.hidden = chosen() === 'DRAWN';
    fit();
  }
  form.querySelector('[data-drawn]').hidden = false;
  form.querySelectorAll('input[name=signatureKind]').forEach(function (radio) {
    radio.addEventListener('change', show);
  });
  pad.addEventListener('endStroke', function () { image.value = pad.toDataURL('image/png'); });
  form.querySelector('[data-clear]').addEventListener('click', function () {
    pad.clear();
    image.value = '';
    canvas.focus();
  });
  window.addEventListener('resize', fit);
  show();
})();
