// Compiles the Sass and the scripts, renames govuk-frontend's prefix to ours, and copies fonts and htmx.
// Usage: npm ci && npm run build   (output is committed; running the product needs no Node)
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import path from 'node:path'
import * as esbuild from 'esbuild'
import * as sass from 'sass'

const here = path.dirname(fileURLToPath(import.meta.url))
const modules = path.join(here, 'node_modules')
const out = path.join(here, '../src/dienhong/web/kit/static/kit')
const licences = path.join(here, '../LICENSES')
const notice = '/*! Contains govuk-frontend 6.6.0, MIT, (c) Crown Copyright (Government Digital Service); see LICENSES */\n'
// Classes, custom properties and data attributes are `govuk-…`; configuration keys in scripts are `data-govuk-…`.
const rename = (text) => text.replaceAll('govuk-', 'dt-')
// Our floor (Chrome 109) knows custom properties, and the page's font is inherited: fallbacks and repeats are weight.
const slim = (css) => css
  .replace(/var\((--[a-z-]+), #[0-9a-f]{3,8}\)/g, 'var($1)')
  .replace(/@media print \{\s*[^{}]+\{\s*font-family: inherit;\s*\}\s*\}/g, '')
  .replace(/^\s*(-webkit-font-smoothing|-moz-osx-font-smoothing|font-family: inherit|-webkit-text-decoration-skip(-ink)?|text-decoration-skip): ?.*;?$/gm, '')
const budgets = { 'citizen.css': 15, 'desk.css': 6, 'kit.js': 12 }

async function emit (name, text) {
  const kilobytes = gzipSync(text, { level: 9 }).length / 1000
  console.log(`${name.padEnd(14)} ${kilobytes.toFixed(1)} KB gzipped`)
  if (kilobytes > budgets[name]) throw new Error(`${name} is over its budget of ${budgets[name]} KB`)
  await writeFile(path.join(out, name), text)
}

async function style (name) {
  const { css } = sass.compile(path.join(here, `src/${name}.scss`), { style: 'expanded', quietDeps: true })
  const small = await esbuild.transform(slim(rename(css)), { loader: 'css', minify: true, target: ['chrome109'], legalComments: 'none' })
  await emit(`${name}.css`, notice + small.code)
}

async function script () {
  const { outputFiles } = await esbuild.build({
    entryPoints: [path.join(here, 'js/kit.js')],
    bundle: true, minify: true, format: 'iife', target: ['es2015'], legalComments: 'none', write: false, charset: 'utf8'
  })
  await emit('kit.js', notice + rename(outputFiles[0].text))
}

const copies = [
  ['@fontsource-variable/inter/files/inter-latin-wght-normal.woff2', out, 'fonts/inter-latin.woff2'],
  ['@fontsource-variable/inter/files/inter-vietnamese-wght-normal.woff2', out, 'fonts/inter-vietnamese.woff2'],
  ['htmx.org/dist/htmx.min.js', out, 'htmx.js'],
  ['@fontsource-variable/inter/LICENSE', licences, 'OFL-1.1-inter.txt'],
  ['htmx.org/LICENSE', licences, '0BSD-htmx.txt']
]

await mkdir(path.join(out, 'fonts'), { recursive: true })
await mkdir(licences, { recursive: true })
await Promise.all([style('citizen'), style('desk'), script()])
for (const [from, root, to] of copies) await copyFile(path.join(modules, from), path.join(root, to))
// The source map of htmx is not shipped: without this line the browser asks for it.
const htmx = path.join(out, 'htmx.js')
await writeFile(htmx, (await readFile(htmx, 'utf8')).replace(/\n?\/\/# sourceMappingURL=.*\s*$/, '\n'))
