// Clocks that cannot drift: the server says when a turn began and for how long; what is left is computed here, with the
// difference between the two machines' clocks.
const SOON = 30 * 1000

export function clocksOf (root) {
  let offset = Number(root.dataset.now) - Date.now()

  const minutes = (ms) => {
    const seconds = Math.ceil(Math.abs(ms) / 1000)
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  }

  function draw () {
    const clock = root.querySelector('[data-hall-clock]')
    if (!clock) return
    const { started, limit, paused, pausedAt } = clock.dataset
    const until = pausedAt ? Number(pausedAt) : Date.now() + offset
    const left = Number(limit) - Math.max(until - Number(started) - Number(paused), 0)
    const state = left <= 0 ? 'over' : left <= SOON ? 'soon' : 'runs'
    const words = pausedAt ? 'tạm dừng' : { over: 'quá giờ', soon: 'sắp hết giờ', runs: 'còn lại' }[state]
    const shown = `${left < 0 ? '−' : ''}${minutes(left)}`
    const place = clock.querySelector('[data-hall-left]')
    if (place.textContent !== shown) place.textContent = shown
    const said = clock.querySelector('[data-hall-words]')
    if (said.textContent !== words) said.textContent = words
    clock.classList.toggle('hall-clock--soon', state === 'soon')
    clock.classList.toggle('hall-clock--over', state === 'over')
  }

  setInterval(draw, 200)
  return { draw, set: (now) => { offset = now - Date.now() } }
}
