// The service worker: keeps one page without anybody's data, and the files it is made of. Nothing else passes through here.
const { page, shell, version, header, kept, keptWhenUsed } = self.VILLAGE
const FAMILY = `dt-village:${page}:`
const CACHE = FAMILY + version
const PATIENCE = 5 * 1000
const HASHED = /\.[0-9a-f]{12}\.[a-z0-9]+$/
const ours = new Set([...kept, ...keptWhenUsed])

// Only the page of this very version is kept: another would ask for files that are not here.
async function keepShell () {
  const response = await fetch(shell, { credentials: 'same-origin', cache: 'no-store', redirect: 'error' })
  if (!response.ok || response.headers.get(header) !== version) throw new Error('no page to keep')
  const cache = await caches.open(CACHE)
  await cache.put(shell, response)
}

async function install () {
  const cache = await caches.open(CACHE)
  await cache.addAll(kept.map((address) => new Request(address, { cache: 'no-cache' })))
  await keepShell()
  await self.skipWaiting()
}

async function activate () {
  for (const name of await caches.keys()) if (name.startsWith(FAMILY) && name !== CACHE) await caches.delete(name)
  await self.clients.claim()
}

const keptShell = async () => (await caches.open(CACHE)).match(shell)

async function networkFirst (request) {
  const asked = fetch(request)
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE))
  const response = await Promise.race([asked, late]).catch(() => null)
  if (response && response.status < 500) return response
  return await keptShell() || asked
}

// A name with a hash never changes its content; other names are asked for first.
async function file (request) {
  const cache = await caches.open(CACHE)
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

self.addEventListener('install', (event) => event.waitUntil(install()))
self.addEventListener('activate', (event) => event.waitUntil(activate()))
self.addEventListener('message', (event) => { if (event.data === 'refresh') event.waitUntil(keepShell().catch(() => {})) })
self.addEventListener('fetch', (event) => {
  const { request } = event
  const address = new URL(request.url)
  if (request.method !== 'GET' || address.origin !== self.location.origin) return
  if (request.mode === 'navigate') {
    if (address.pathname === page || address.pathname === shell) event.respondWith(networkFirst(request))
  } else if (ours.has(address.pathname)) {
    event.respondWith(file(request))
  }
})
