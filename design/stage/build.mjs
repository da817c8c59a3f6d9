// Bundles the script of the hall's consoles. Usage: npm ci && npm run build (output is committed)
import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import path from 'node:path'
import * as esbuild from 'esbuild'

const here = path.dirname(fileURLToPath(import.meta.url))
const out = path.join(here, '../../src/dienhong/web/stage/static/stage')
const budgets = { 'hall.js': 7, 'projector.js': 3, 'phone.js': 3, 'kiosk.js': 1, 'checkin.js': 6, 'worker.js': 2 } // KB gzipped

await mkdir(out, { recursive: true })
for (const [name, budget] of Object.entries(budgets)) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [path.join(here, name)],
    bundle: true, minify: true, format: 'iife', target: ['es2019', 'chrome109'], legalComments: 'none', write: false, charset: 'utf8'
  })
  const kilobytes = gzipSync(outputFiles[0].text, { level: 9 }).length / 1000
  console.log(`${name.padEnd(14)} ${kilobytes.toFixed(1)} KB gzipped`)
  if (kilobytes > budget) throw new Error(`${name} is over its budget of ${budget} KB`)
  await writeFile(path.join(out, name), outputFiles[0].text)
}
