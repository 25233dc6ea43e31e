// The way from Tasklist, which shows tasks, to the staff pages, which show everything that is running.
const home = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');

export default {
  id: 'kapstok-staff-pages',
  pluginPoint: 'tasklist.navbar.action',
  priority: 300,
  render: (container) => {
    const link = document.createElement('a');
    link.href = home + '/staff';
    link.textContent = 'Staff pages';
    container.appendChild(link);
  }
};
