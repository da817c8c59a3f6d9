// Presses that the server has not confirmed. They are kept on this machine before they are sent, go out one after another
// in their order, and each has an id, so that sending one again does nothing twice.
const PATIENCE = 10 * 1000
const EVERY = 5000

export function outboxOf (root, { onChange, onAnswer }) {
  const key = `dt-hall:${root.dataset.parts}:${root.dataset.person}`
  const token = () => (root.querySelector('[name=csrfmiddlewaretoken]') || {}).value || ''
  let items = read()
  const gone = new Set()
  let running = false
  let failed = false
  let locked = ''

  function read () {
    try { return JSON.parse(localStorage.getItem(key)) || [] } catch { return [] }
  }
  // Two tabs of one person share the place: neither takes away what the other waits for.
  function keep () {
    const others = read().filter((item) => !gone.has(item.id) && !items.some((own) => own.id === item.id))
    items = [...items, ...others].sort((one, other) => one.at - other.at)
    try { localStorage.setItem(key, JSON.stringify(items)) } catch {}
    onChange(items)
  }
  const shown = () => ({ items, failed, locked })

  function add ({ verb, address, fields, label, row }) {
    // What was typed on in a row that has not been tried yet replaces what waits for it.
    const waiting = row && items.find((item) => item.row === row && !item.tried)
    if (waiting) Object.assign(waiting, { fields: Object.assign({}, fields, { seen_version: waiting.fields.seen_version }) })
    else items.push({ id: crypto.randomUUID ? crypto.randomUUID() : uuid(), at: Date.now(), verb, address, fields, label, row })
    keep()
    run()
  }

  async function send (item) {
    const body = new URLSearchParams()
    for (const [name, value] of Object.entries(item.fields)) for (const one of [].concat(value)) body.append(name, one)
    body.append('client_id', item.id)
    body.append('pressed_at', String(item.at))
    const stop = new AbortController()
    const timer = setTimeout(() => stop.abort(), PATIENCE)
    try {
      const response = await fetch(item.address, {
        method: 'POST', body, signal: stop.signal, redirect: 'manual', credentials: 'same-origin',
        headers: { Accept: 'application/json', 'X-CSRFToken': token() }
      })
      if (response.type === 'opaqueredirect') return { status: 401 }
      const isJson = (response.headers.get('Content-Type') || '').startsWith('application/json')
      return { status: response.status, body: isJson ? await response.json() : null }
    } catch (error) {
      return { status: 0 }
    } finally {
      clearTimeout(timer)
    }
  }

  async function run () {
    if (running) return
    running = true
    try {
      while (items.length) {
        const item = items.find((one) => !one.refused)
        if (!item) break
        item.tried = true
        keep()
        const { status, body } = await send(item)
        const ok = status === 200 && body
        if (!ok && !(body && body.problem)) { // not answered, or not by the hall: it stays and is asked again
          failed = true
          locked = status === 401 ? 'Phiên đăng nhập đã hết.' : status === 403 ? 'Trang đã cũ: hãy tải lại trang, việc đã bấm vẫn còn.' : ''
          onChange(items)
          break
        }
        failed = false
        locked = ''
        if (ok) remove(item.id)
        else Object.assign(item, { refused: body.message })
        if (ok && item.row) follow(item, body.result)
        keep()
        onAnswer(item, { ok: Boolean(ok), body, message: body.message })
      }
    } finally {
      running = false
    }
  }

  // The next text of a row stands on the version that this one became, unless two texts are there to choose from.
  function follow (item, result) {
    if (result.conflict) return
    for (const next of items) if (next.row === item.row && !next.tried) next.fields.seen_version = String(result.version)
  }

  function remove (id) {
    gone.add(id)
    items = items.filter((item) => item.id !== id)
  }

  function drop (id) {
    remove(id)
    keep()
  }

  window.addEventListener('online', run)
  setInterval(() => { if (items.length) run() }, EVERY)
  window.addEventListener('beforeunload', (event) => { if (items.some((item) => !item.refused)) event.preventDefault() })
  setTimeout(() => onChange(items))
  return { add, run, drop, shown }
}

// Plain HTTP inside a hall has no crypto.randomUUID.
function uuid () {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6] & 0x0f) | 0x40
  bytes[8] = (bytes[8] & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
