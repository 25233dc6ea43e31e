// The way from Tasklist, which shows tasks, to the staff pages, which show everything that is running;
// and Start process for those who may begin one.
const home = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');

export default {
  id: 'kapstok-staff-pages',
  pluginPoint: 'tasklist.navbar.action',
  priority: 300,
  render: async (container, { api }) => {
    const link = document.createElement('a');
    link.href = home + '/staff';
    link.textContent = 'Staff pages';
    container.appendChild(link);
    const answer = await fetch(api.engineApi + '/process-definition/count?latestVersion=true&active=true&startableInTasklist=true&startablePermissionCheck=true',
      { headers: { Accept: 'application/json' } });
    if (answer.ok && (await answer.json()).count > 0) {
      document.body.classList.add('kapstok-starts');
    }
  }
};
