// The token stands behind "#", which browsers keep to themselves: it is sent in a form's body, so that it is in no log.
function verify() {
  const token = location.hash.slice(1);
  const form = document.querySelector('form');
  const field = document.querySelector('textarea');
  if (!token || !form || !field) return;
  field.value = token;
  history.replaceState(null, '', location.pathname);
  form.submit();
}
addEventListener('hashchange', verify);
verify();
