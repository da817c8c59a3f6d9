// Lets the pages of the hall open without a network, as they were last. Browsers allow it on HTTPS and on this machine only.
const PAUSE = 4000

export function keepWorking () {
  let active = null
  let timer = null

  function keep () {
    timer = null
    const used = performance.getEntriesByType('resource').map((entry) => entry.name).filter((name) => name.startsWith(location.origin))
    if (active && navigator.onLine) active.postMessage({ address: location.pathname, used: [...new Set(used)] })
  }

  async function start () {
    try {
      const folder = location.pathname.split('/hoi-truong/')[0]
      await navigator.serviceWorker.register(`${folder}/hoi-truong/sw.js`, { updateViaCache: 'none' })
    } catch (error) {} // without a network the one that is there goes on
    active = (await navigator.serviceWorker.ready).active
    if (!document.querySelector('[data-kept]')) keep()
  }

  if (navigator.serviceWorker) start()
  return { changed: () => { timer = timer || setTimeout(keep, PAUSE) } }
}
