// Lets the pages of the hall open without a network, as they were last. Browsers allow it on HTTPS and on this machine only.
const PAUSE = 4000

export function keepWorking () {
  let active = null
  let timer = null

  function keep () {
    timer = null
    if (!active || !navigator.onLine) return
    const linked = [...document.querySelectorAll('link[href], script[src]')].map((element) => element.href || element.src)
    const fonts = performance.getEntriesByType('resource').map((entry) => entry.name).filter((name) => name.endsWith('.woff2'))
    const used = [...linked, ...fonts].filter((name) => name.startsWith(`${location.origin}/`))
    active.postMessage({ address: location.pathname, used: [...new Set(used)] })
  }

  async function start () {
    try {
      const folder = location.pathname.split('/hoi-truong/')[0]
      await navigator.serviceWorker.register(`${folder}/hoi-truong/sw.js`, { updateViaCache: 'none' })
    } catch (error) {} // without a network the one that is there goes on
    active = (await navigator.serviceWorker.ready).active
    if (!document.querySelector('[data-kept]')) keep()
  }

  // Whoever logs out here leaves no page of the hall on this machine; what was not sent stays and waits for them.
  document.addEventListener('submit', (event) => {
    if (window.caches && event.target.action.endsWith('/dang-xuat/')) caches.delete('dt-hall-pages')
  })
  if (navigator.serviceWorker) start()
  return { changed: () => { timer = timer || setTimeout(keep, PAUSE) } }
}
