// Clocks that cannot drift: the server says when a turn began and for how long; what is left is computed here, with the
// difference between the two machines' clocks.
const SOON = 30 * 1000

const OFFSET = 'dt-hall-offset'

export function clocksOf (root) {
  // A page that was kept tells an old time: what was known of the two clocks then still holds.
  let offset = root.dataset.kept ? Number(read()) : Number(root.dataset.now) - Date.now()

  const minutes = (ms) => {
    const seconds = Math.ceil(Math.abs(ms) / 1000)
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  }

  const now = () => Date.now() + offset
  const put = (place, text) => { if (place.textContent !== text) place.textContent = text }

  function draw () {
    for (const place of root.querySelectorAll('[data-hall-countdown]')) {
      const left = Number(place.dataset.hallCountdown) - now()
      put(place, left > 0 ? minutes(left) : 'Hết giờ')
    }
    const clock = root.querySelector('[data-hall-clock]')
    if (!clock) return
    const { started, limit, paused, pausedAt } = clock.dataset
    const until = pausedAt ? Number(pausedAt) : now()
    const left = Number(limit) - Math.max(until - Number(started) - Number(paused), 0)
    const state = left <= 0 ? 'over' : left <= SOON ? 'soon' : 'runs'
    put(clock.querySelector('[data-hall-left]'), `${left < 0 ? '−' : ''}${minutes(left)}`)
    put(clock.querySelector('[data-hall-words]'), pausedAt ? 'tạm dừng' : { over: 'quá giờ', soon: 'sắp hết giờ', runs: 'còn lại' }[state])
    clock.classList.toggle('hall-clock--soon', state === 'soon')
    clock.classList.toggle('hall-clock--over', state === 'over')
  }

  function read () {
    try { return localStorage.getItem(OFFSET) || 0 } catch { return 0 }
  }
  function write () {
    try { localStorage.setItem(OFFSET, String(offset)) } catch {}
  }

  if (!root.dataset.kept) write()
  setInterval(draw, 200)
  return { draw, set: (time) => { offset = time - Date.now(); write() } }
}
