// Whose page this is when there is no network to ask: the person who last opened a page of the desk, until they log out.
const who = (page) => `dt-village:who:${page}`
const count = (page, person) => `dt-village:unsent:${page}:${person}`

// Storage may be switched off: then nobody is known, and nothing is counted.
function read (key) {
  try { return JSON.parse(localStorage.getItem(key)) } catch { return null }
}
function write (key, value) {
  try { localStorage.setItem(key, JSON.stringify(value)) } catch {}
}
function forget (key) {
  try { localStorage.removeItem(key) } catch {}
}

export const whoIsHere = (page) => read(who(page))
export const setWho = (page, person, name) => write(who(page), { person, name })
export const forgetWho = (page) => forget(who(page))
export const whoKey = who
export const unsentOf = (page, person) => read(count(page, person)) || 0
export function setUnsent (page, person, unsent) {
  if (unsent) write(count(page, person), unsent)
  else forget(count(page, person))
}
