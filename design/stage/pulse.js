// The stream that says which topics changed. While it is silent or cannot be had, the page asks every five seconds.
const EVERY = 5000
const LATE = 5000

// `onPoll` asks for all parts and says whether the server was reached.
export function pulseOf (root, { onTopics, onPoll }) {
  const bar = root.querySelector('[data-hall-bar]')
  let isUp = false
  let lostAt = Date.now()
  let source = null

  function connect () {
    if (!root.dataset.stream || !window.EventSource) return
    source = new EventSource(root.dataset.stream)
    source.addEventListener('sync', () => { up(); onTopics('*') })
    source.addEventListener('change', (event) => { up(); onTopics(event.data) })
    source.onopen = up
    source.onerror = () => {
      if (isUp) lostAt = Date.now()
      isUp = false
      if (source.readyState === EventSource.CLOSED) setTimeout(connect, EVERY)
    }
  }

  const up = () => { isUp = true; bar.hidden = true }

  async function poll () {
    if (isUp && navigator.onLine) return
    const reached = await onPoll() // 304 while nothing changed
    if (reached) { lostAt = Date.now(); bar.hidden = true; return }
    if (Date.now() - lostAt < LATE) return
    bar.textContent = 'Mất kết nối với máy chủ. Ông/bà cứ làm tiếp: việc đã bấm và chữ đã gõ nằm trên máy này, có mạng thì máy tự gửi.'
    bar.hidden = false
  }

  window.addEventListener('offline', () => { isUp = false; lostAt = Date.now() })
  window.addEventListener('online', () => { onTopics('*'); poll() })
  setInterval(poll, EVERY)
  connect()
}
