// Sends the waiting records one by one. The server knows each by its key, so asking again is harmless: whatever is not
// clearly answered is asked again, later and later, until it is.
import { sent } from './records.js'

const PATIENCE = 20 * 1000
const SHORTEST_WAIT = 5 * 1000
const LONGEST_WAIT = 5 * 60 * 1000
const EVERY = 60 * 1000
const SIGNED_OUT = 401

async function ask (address, options) {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), PATIENCE)
  try {
    const response = await fetch(address, Object.assign({ credentials: 'same-origin', cache: 'no-store', redirect: 'manual', signal: stop.signal }, options))
    if (response.type === 'opaqueredirect') return { status: SIGNED_OUT, body: null } // the way to the log-in
    const isJson = (response.headers.get('Content-Type') || '').startsWith('application/json')
    return { status: response.status, body: isJson ? await response.json() : null }
  } catch (error) {
    return { status: 0, body: null }
  } finally {
    clearTimeout(timer)
  }
}

// `tell(kind, message)`: kinds are network, signed_out, other_person, gone, busy, done.
export function senderOf ({ store, person, addresses, tell, redraw, onSession }) {
  let failures = 0
  let notBefore = 0
  let timer = 0
  let sending = null

  function wait () {
    const delay = Math.min(LONGEST_WAIT, SHORTEST_WAIT * 2 ** failures) * (0.8 + Math.random() * 0.4)
    failures += 1
    notBefore = Date.now() + delay
    clearTimeout(timer)
    timer = setTimeout(run, delay)
  }

  async function session () {
    const { status, body } = await ask(addresses.session)
    if (status === 200 && body && body.person === person) return body
    if (status === 200 && body && body.person) tell('other_person')
    else if (status === SIGNED_OUT) tell('signed_out', body && body.message)
    else if (status === 403 || status === 404) tell('gone', body && body.message)
    else {
      wait()
      tell('network')
    }
    return null
  }

  const post = (record, token) => ask(addresses.take, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-CSRFToken': token },
    body: JSON.stringify(Object.assign({}, record.answers, {
      person, key: record.key, village: Number(record.answers.village) || null, dialogue: Number(record.answers.dialogue) || null
    }))
  })

  // Gives false when there is no use in going on with the next.
  async function sendOne (key, known) {
    let wasUnsure = false
    const claimed = await store.change(key, (record) => {
      if (!record || record.state !== 'waiting') return undefined
      wasUnsure = record.isUnsure
      return Object.assign({}, record, { isUnsure: true })
    })
    if (!claimed) return true
    sending = key
    redraw()
    try {
      let answer = await post(claimed, known.token)
      if (answer.status === 403 && !answer.body) { // the token is of an earlier log-in
        const fresh = await session()
        answer = fresh ? await post(claimed, fresh.token) : { status: -1, body: null }
      }
      return await settle(key, answer, wasUnsure)
    } finally {
      sending = null
      redraw()
    }
  }

  async function settle (key, { status, body }, wasUnsure) {
    const update = (change) => store.change(key, (record) => record && Object.assign({}, record, change))
    if (status === 200 && body && body.code) {
      await store.change(key, (record) => record && sent(record, body))
      failures = 0
      tell('done', `Đã gửi – mã ${body.code}`)
      return true
    }
    const problem = body && body.problem
    if (status === SIGNED_OUT || problem === 'other_person' || status === 429 || status === -1) {
      await update({ isUnsure: wasUnsure })
      if (status === 429) wait()
      if (status !== -1) tell(status === SIGNED_OUT ? 'signed_out' : status === 429 ? 'busy' : 'other_person', body && body.message)
      return false
    }
    if (problem) {
      await update({ state: 'rejected', isUnsure: wasUnsure, message: body.message, errors: body.errors || {} })
      return true
    }
    wait()
    tell('network')
    return status >= 500 // the server may refuse this one only; without a network nothing gets through
  }

  async function sendAll (isAsked) {
    if (!isAsked && (Date.now() < notBefore || !navigator.onLine)) return
    const waiting = (await store.all()).filter((record) => record.state === 'waiting')
    if (!waiting.length) return
    const known = await session()
    if (!known) return
    onSession(known)
    for (const record of waiting) if (!await sendOne(record.key, known)) return
  }

  // One tab at a time; another that asks meanwhile finds the work being done.
  function run (isAsked = false) {
    const go = () => sendAll(isAsked === true)
    if (!navigator.locks) return go()
    return navigator.locks.request(`dt-village:${addresses.page}`, { ifAvailable: true }, (lock) => lock ? go() : undefined)
  }

  window.addEventListener('online', () => { failures = 0; notBefore = 0; run() })
  setInterval(run, EVERY)
  return { run, isSending: (key) => sending === key }
}
