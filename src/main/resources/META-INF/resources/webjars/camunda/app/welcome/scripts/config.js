export default {
  customScripts: ['../kapstok/sign-in'],
  disableWelcomeMessage: true
};
