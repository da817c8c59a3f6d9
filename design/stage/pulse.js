// The stream that says which topics changed. While it is silent or cannot be had, the page asks every five seconds.
const EVERY = 5000
const LATE = 5000

// `onPoll` asks for all parts and says whether the server was reached; `onLost` is told again and again while it is not.
export function pulseOf (root, { onTopics, onPoll, onLost, onFound, every = EVERY }) {
  let isUp = false
  let lostAt = Date.now()
  let source = null
  let isStale = false // told of a change, and could not fetch it

  function connect () {
    if (!root.dataset.stream || !window.EventSource) return
    source = new EventSource(root.dataset.stream)
    source.addEventListener('sync', () => { up(); fetchParts('*') })
    source.addEventListener('change', (event) => { up(); fetchParts(event.data) })
    source.onopen = up
    source.onerror = () => {
      if (isUp) lostAt = Date.now()
      isUp = false
      if (source.readyState === EventSource.CLOSED) setTimeout(connect, EVERY)
    }
  }

  const fetchParts = async (topics) => { isStale = !(await onTopics(topics)) }
  const up = () => { isUp = true; onFound() }

  async function poll () {
    if (isUp && navigator.onLine && !isStale) return
    const reached = await onPoll() // 304 while nothing changed
    if (reached) { isStale = false; lostAt = Date.now(); onFound() } else if (Date.now() - lostAt >= LATE) onLost()
  }

  window.addEventListener('offline', () => { isUp = false; lostAt = Date.now() })
  window.addEventListener('online', () => { onTopics('*'); poll() })
  setInterval(poll, every)
  connect()
}
