// What a task's form links to opens beside it: form-js takes the target off its links, and what was typed would be gone.
document.addEventListener('click', event => {
  const link = event.target.closest('.fjs-container a[href]');
  if (link) {
    link.target = '_blank';
    link.rel = 'noopener';
  }
}, true);

export default [];
