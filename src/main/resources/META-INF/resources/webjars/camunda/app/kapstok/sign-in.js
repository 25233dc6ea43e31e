// One sign-in for the web apps and the staff pages: where the web apps would ask for a password themselves, ours is asked.
const home = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');

function leaveForSignIn() {
  if (window.location.hash.startsWith('#/login')) {
    window.location.replace(home + '/login');
  }
}

// the web apps change their address in a way that fires no event
for (const change of ['pushState', 'replaceState']) {
  const original = window.history[change];
  window.history[change] = function (...parameters) {
    original.apply(this, parameters);
    leaveForSignIn();
  };
}
window.addEventListener('hashchange', leaveForSignIn);
leaveForSignIn();

export default [];
