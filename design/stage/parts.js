// The page's parts: those whose topics changed are asked for in one question and put in place. What somebody is typing,
// has opened or has the focus on stays with them.
const PATIENCE = 8000

// `onGone`: the page's token opens nothing any more.
export function partsOf (root, { onNow, onDrawn, onGone = () => {} }) {
  let etag = ''
  let wanted = new Set()
  let asking = null

  const sections = () => [...root.querySelectorAll('[data-hall-part]')]
  const isOf = (section, topics) => {
    const own = section.dataset.topics.split(' ')
    return topics.includes('*') || own.includes('*') || own.some((topic) => topics.includes(topic))
  }

  function refetch (topics) {
    const changed = topics.split(' ').filter(Boolean)
    for (const section of sections()) if (isOf(section, changed)) wanted.add(section.dataset.hallPart)
    if (!asking) asking = ask().finally(() => { asking = null })
    return asking
  }

  // Whether the server was reached.
  async function ask () {
    let reached = false
    while (wanted.size) {
      const names = [...wanted]
      wanted = new Set()
      const isAll = names.length === sections().length
      const stop = new AbortController()
      const timer = setTimeout(() => stop.abort(), PATIENCE)
      try {
        const headers = isAll && etag ? { 'If-None-Match': etag } : {}
        const response = await fetch(`${root.dataset.parts}?ban=${root.dataset.hall}&phan=${names.join(',')}`, { headers: { Accept: 'application/json', ...headers }, cache: 'no-store', signal: stop.signal })
        reached = true
        if (response.status === 404) { onGone(); continue }
        if (response.status === 304 || !response.ok || response.redirected) continue
        const told = await response.json()
        if (isAll) etag = response.headers.get('ETag') || ''
        else etag = ''
        onNow(told.now)
        for (const [name, text] of Object.entries(told.parts)) put(name, text)
        root.dataset.number = told.number
        onDrawn()
      } catch (error) {
        return false // the pulse says when to ask again
      } finally {
        clearTimeout(timer)
      }
    }
    return reached
  }

  function put (name, text) {
    const section = root.querySelector(`[data-hall-part="${name}"]`)
    if (!section || section.dataset.text === text) return
    const fresh = document.createElement('template')
    fresh.innerHTML = text
    const active = document.activeElement
    const focus = section.contains(active) ? { id: active.id, key: keyOf(active) } : null
    for (const open of section.querySelectorAll('details[open][data-keep]')) {
      const same = fresh.content.querySelector(`details[data-keep="${CSS.escape(open.dataset.keep)}"]`)
      if (same) same.open = true
    }
    keepTyped(section, fresh.content)
    const selection = focus && 'selectionStart' in active ? [active.selectionStart, active.selectionEnd] : null
    section.replaceChildren(fresh.content)
    if (!focus) return
    const again = (focus.id && document.getElementById(focus.id)) || [...section.querySelectorAll('button')].find((button) => keyOf(button) === focus.key)
    if (!again) return
    again.focus({ preventScroll: true })
    if (selection && selection[0] !== null && again.setSelectionRange) again.setSelectionRange(...selection)
  }

  const keyOf = (element) => element.getAttribute && `${element.getAttribute('formaction')}|${element.value}`

  // A form in which somebody types is moved over as it is; where its place has gone, it is kept at the end.
  function keepTyped (section, fresh) {
    for (const form of section.querySelectorAll('form[data-dirty]')) {
      const same = form.dataset.key && fresh.querySelector(`form[data-key="${CSS.escape(form.dataset.key)}"]`)
      if (same) {
        same.replaceWith(form)
      } else if (!form.matches('[data-hall-row]')) {
        const note = document.createElement('div')
        note.className = 'hall-waits'
        note.append('Ông/bà đang gõ dở ở đây:', form)
        fresh.append(note)
      }
    }
  }

  return { refetch }
}
