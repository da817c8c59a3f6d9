// Register: <input data-dt-select-all="name"> ticks the page's rows; [data-dt-selected="name"] shows how many.
export function selection (root) {
  root.addEventListener('change', (event) => {
    const box = event.target
    if (box.type !== 'checkbox') return
    const name = box.dataset.dtSelectAll || box.name
    const rows = [...document.querySelectorAll(`input[type="checkbox"][name="${CSS.escape(name)}"]`)]
    if (box.dataset.dtSelectAll) rows.forEach((row) => { row.checked = box.checked })
    const chosen = rows.filter((row) => row.checked).length
    for (const count of document.querySelectorAll(`[data-dt-selected="${CSS.escape(name)}"]`)) count.textContent = String(chosen)
    for (const all of document.querySelectorAll(`[data-dt-select-all="${CSS.escape(name)}"]`)) {
      all.checked = chosen > 0 && chosen === rows.length
      all.indeterminate = chosen > 0 && chosen < rows.length
    }
  })
}
