// The kiosk goes back to an empty form by itself: after a number was given, and when somebody left in the middle.
const root = document.querySelector('[data-kiosk]')
const LEFT = 90 * 1000
const READ = 12 * 1000
let timer = null

function wait (time) {
  clearTimeout(timer)
  timer = setTimeout(() => { location.replace(root.dataset.kiosk) }, time)
}

const isDone = root.matches('[data-kiosk-done]')
const touched = () => wait(isDone ? READ : LEFT)
if (isDone || root.querySelector('.dt-error-message')) touched()
for (const name of ['input', 'pointerdown', 'keydown']) root.addEventListener(name, touched)
const first = root.querySelector('[name=name]')
if (first && !root.querySelector('.dt-error-message')) first.focus()
