// Lets this page, and no other, open without a network.
export async function startWorker (script, page, isFresh, notes) {
  if (!navigator.serviceWorker) {
    return notes.note('worker', 'Trang này mở được khi không có mạng chỉ khi địa chỉ bắt đầu bằng https. Hãy mở sẵn trang trước khi đi.')
  }
  try {
    const registration = await navigator.serviceWorker.register(script, { scope: page, updateViaCache: 'none' })
    if (isFresh && registration.active) registration.active.postMessage('refresh')
  } catch (error) {
    // Without a network the browser cannot look for a newer one; the one it has goes on working.
  }
}
