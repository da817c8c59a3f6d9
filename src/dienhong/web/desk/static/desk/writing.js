// Saves a reply while it is written: after a pause and on leaving the field, one sending at a time, each named so that a
// repeated one counts once. Without network the text stays on this machine (kit: data-dt-keep) and is sent again.
(() => {
  const form = document.querySelector('form[data-desk-autosave]')
  if (!form || !window.fetch) return
  const PAUSE = 3000
  const AGAIN = 10000
  const names = ['text', 'legal_basis']
  const status = form.querySelector('[data-desk-saved]')
  const place = document.querySelector('[data-desk-both]')
  const fields = () => Object.fromEntries(names.map((name) => [name, form.elements[name].value]))
  const same = (one, other) => names.every((name) => one[name] === other[name])
  let stored = fields()
  let pending = null
  let timer = 0
  let isSending = false
  let hasOthers = false

  const say = (words) => { if (status.textContent !== words) status.textContent = words }

  function key () {
    const bytes = crypto.getRandomValues(new Uint8Array(16))
    return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  }

  function later (wait) {
    clearTimeout(timer)
    timer = setTimeout(send, wait)
  }

  function done (typed) {
    stored = typed
    pending = null
    form.dispatchEvent(new CustomEvent('dt-saved', { bubbles: true, detail: { typed, whole: !hasOthers } }))
  }

  // What was sent and not answered goes again as it was, under its name: it may have arrived.
  async function send () {
    clearTimeout(timer)
    if (isSending) return
    if (!pending) {
      const typed = fields()
      if (same(typed, stored) || !typed.text.trim()) return
      pending = { typed, id: key(), seen: form.elements.seen_version.value }
    }
    isSending = true
    const { typed, id, seen } = pending
    const body = new URLSearchParams({
      ...typed, client_id: id, seen_version: seen, csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value
    })
    try {
      const answer = await fetch(form.dataset.deskAutosave, { method: 'POST', body, credentials: 'same-origin' })
      const isOurs = !answer.redirected && (answer.headers.get('content-type') || '').includes('json')
      if (!isOurs) {
        say('Chưa lưu được – đang giữ trên máy này. Mời đăng nhập lại ở thẻ khác.')
        later(AGAIN)
      } else {
        take(answer.status, await answer.json(), typed)
      }
    } catch {
      say('Chưa lưu được – đang giữ trên máy này')
      later(AGAIN)
    }
    isSending = false
    if (!pending && !same(fields(), stored)) later(PAUSE)
  }

  function take (code, told, typed) {
    say(told.message)
    if (code === 200) {
      form.elements.seen_version.value = told.version
      done(typed)
    } else if (code === 409) {
      place.innerHTML = told.both
      done(typed)
    } else {
      pending = null
      stored = typed
    }
  }

  function changed (event) {
    if (!names.includes(event.target.name)) { hasOthers = true; return }
    if (!event.isComposing) later(PAUSE)
  }

  // Puts an offer where the writer is, so that the browser's own undo takes it out again.
  function insert (event) {
    const button = event.submitter
    if (!button || button.name !== 'insert' || button.value.startsWith('ban-')) return
    const source = document.getElementById(button.value)
    if (!source) return
    event.preventDefault()
    event.stopImmediatePropagation()
    const field = form.elements[button.value.startsWith('can-cu-') ? 'legal_basis' : 'text']
    const between = field.name === 'text' ? '\n\n' : '; '
    field.focus()
    field.setSelectionRange(field.value.length, field.value.length)
    document.execCommand('insertText', false, (field.value.trim() ? between : '') + source.textContent)
    say('Đã chèn; bấm Ctrl+Z để bỏ')
  }

  form.addEventListener('input', changed)
  form.addEventListener('compositionend', changed)
  // A button of the form sends the text itself: saving it at the same moment would set two versions against each other.
  form.addEventListener('focusout', (event) => {
    const next = event.relatedTarget
    if (!same(fields(), stored) && !(next && next.type === 'submit' && next.form === form)) send()
  })
  form.addEventListener('submit', insert, true)
  form.addEventListener('submit', (event) => {
    clearTimeout(timer)
    if (!isSending) { isSending = true; return }
    event.preventDefault()
    event.stopImmediatePropagation()
    const button = event.submitter
    const wait = setInterval(() => {
      if (isSending) return
      clearInterval(wait)
      form.requestSubmit(button)
    }, 50)
  }, true)
  window.addEventListener('pageshow', (event) => { if (event.persisted) isSending = false })
  document.addEventListener('visibilitychange', () => { if (document.hidden) send() })
  window.addEventListener('online', send)
  document.addEventListener('submit', async (event) => {
    if (!event.target.matches('[data-desk-choose]') || same(fields(), stored)) return
    event.preventDefault()
    await send()
    const choice = document.createElement('input')
    Object.assign(choice, { type: 'hidden', name: 'take', value: event.submitter.value })
    event.target.append(choice)
    event.target.submit()
  })
})()
