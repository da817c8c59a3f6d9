// The service worker: pages of the hall that say so are kept as they were last, with the files they are made of.
const { header, files } = self.HALL
const PAGES = 'dt-hall-pages'
const FILES = 'dt-hall-files'
const PATIENCE = 5 * 1000
const LIFE = 12 * 60 * 60 * 1000
const HASHED = /\.[0-9a-f]{12}\.[a-z0-9]+$/
const AT = 'X-Kept-At'

async function keep (address, response) {
  const pages = await caches.open(PAGES)
  if (response.redirected || response.type === 'opaqueredirect') return forget() // logged out: nothing of the hall stays
  if (response.status === 404 || response.status === 403) return pages.delete(address)
  if (!response.ok || response.headers.get(header) !== 'yes') return
  const headers = new Headers(response.headers)
  for (const name of ['Content-Encoding', 'Content-Length']) headers.delete(name)
  headers.set(AT, String(Date.now()))
  // The page must know that its clock is old.
  const text = (await response.text()).replace('data-hall="', `data-kept="${Date.now()}" data-hall="`)
  await pages.put(address, new Response(text, { headers }))
}

const forget = () => caches.delete(PAGES)

async function kept (address) {
  const found = await (await caches.open(PAGES)).match(address)
  return found && Date.now() - Number(found.headers.get(AT)) < LIFE ? found : null
}

async function page (event) {
  const address = new URL(event.request.url).pathname
  const asked = fetch(event.request)
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE))
  const response = await Promise.race([asked, late]).catch(() => null)
  if (response && response.status < 500) {
    event.waitUntil(keep(address, response.clone()))
    return response
  }
  return await kept(address) || asked
}

// A name with a hash never changes its content; other names are asked for first.
async function file (request) {
  const cache = await caches.open(FILES)
  const known = await cache.match(request.url)
  if (known && HASHED.test(new URL(request.url).pathname)) return known
  try {
    const response = await fetch(request)
    if (response.ok) await cache.put(request.url, response.clone())
    return response
  } catch (error) {
    return known || Response.error()
  }
}

async function refresh ({ address, used }) {
  const cache = await caches.open(FILES)
  for (const one of used) if (new URL(one).pathname.startsWith(files) && !(await cache.match(one))) await cache.add(one)
  await keep(address, await fetch(address, { credentials: 'same-origin', cache: 'no-store' }))
}

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()))
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
self.addEventListener('message', (event) => { event.waitUntil(refresh(event.data).catch(() => {})) })
self.addEventListener('fetch', (event) => {
  const { request } = event
  const address = new URL(request.url)
  if (request.method !== 'GET' || address.origin !== self.location.origin) return
  if (request.mode === 'navigate') event.respondWith(page(event))
  else if (address.pathname.startsWith(files)) event.respondWith(file(request))
})
