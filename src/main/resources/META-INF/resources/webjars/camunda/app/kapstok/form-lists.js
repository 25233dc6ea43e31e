// form-js keeps a place among its errors for every field of a repeated group, also for one that is right, and Tasklist takes each place for an
// error: Complete would never be lit. A form whose fields show no error may be completed; completing checks each of them once more.
const faulty = form => [...form.querySelectorAll('.fjs-form-field-error')].some(error => error.textContent.trim());

new MutationObserver(() => {
  const group = document.querySelector('.fjs-container .fjs-form-field-dynamiclist');
  const button = document.querySelector('button[ng-disabled="disableCompleteButton()"]:disabled');
  if (!group || !button || faulty(group.closest('.fjs-container'))) {
    return;
  }
  let scope = window.angular.element(button).scope();
  while (scope && !Object.hasOwn(scope, '$invalid')) {
    scope = scope.$parent;
  }
  if (scope && scope.$invalid) {
    scope.$applyAsync(() => { scope.$invalid = false; });
  }
}).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] });

export default [];
