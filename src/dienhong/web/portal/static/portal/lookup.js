// A code in the fragment (…/tra-cuu/#DH-7K4P-92QX, as in the QR of a receipt) never reaches a log: it is put in the box,
// taken out of the address, and sent as a form.
const box = document.querySelector('input[name="code"]')

function send () {
  const code = location.hash.slice(1).replaceAll('%20', ' ')
  if (!box || !/^[A-Za-z]{2,4}[-\s]?[A-Za-z0-9]{4}[-\s]?[A-Za-z0-9]{4}$/.test(code)) return
  history.replaceState(null, '', location.pathname)
  box.value = code
  if (!document.querySelector('.dt-error-summary')) box.form.requestSubmit()
}

send()
window.addEventListener('hashchange', send)
