// A code in the fragment (…/tra-cuu/#DH-7K4P-92QX, as in the QR of a receipt) never reaches a log: it is put in the box,
// taken out of the address, and sent as a form.
const box = document.querySelector('input[name="code"]')
const code = decodeURIComponent(location.hash.slice(1)).trim()
if (box && /^[A-Za-z]{2,4}[-\s]?[A-Za-z0-9]{4}[-\s]?[A-Za-z0-9]{4}$/.test(code)) {
  history.replaceState(null, '', location.pathname)
  box.value = code
  if (!document.querySelector('.dt-error-summary')) box.form.requestSubmit()
}
