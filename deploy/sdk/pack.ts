/**
 * `npm run pack:sdk`: the bot SDK and what it needs of this repository as tarballs in dist/sdk,
 * with JavaScript and declarations, because Node strips no types inside node_modules. Prints the
 * paths.
 */
import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const out = join(root, 'dist/sdk')
/** Each after what it depends on. */
const PACKAGES = ['domain', 'stream', 'codec', 'kafka', 'runtime', 'bot-sdk']
const NODE = '>=22.18'

interface Manifest {
  readonly name: string
  readonly version: string
  readonly description: string
  readonly exports: Readonly<Record<string, string>>
  readonly dependencies?: Readonly<Record<string, string>>
}

const built = (source: string) => {
  const path = source.replace('./src/', './dist/').replace(/\.ts$/, '')
  return { types: `${path}.d.ts`, default: `${path}.js` }
}

const manifestOf = (name: string): string => {
  const source = JSON.parse(
    readFileSync(join(root, 'libs', name, 'package.json'), 'utf8'),
  ) as Manifest
  const { version, description, dependencies = {} } = source
  const exports = Object.entries(source.exports).map(([entry, file]) => [entry, built(file)])
  const manifest = {
    name: source.name,
    version,
    description,
    license: 'MIT',
    type: 'module',
    engines: { node: NODE },
    exports: Object.fromEntries(exports),
    files: ['dist', 'schemas', 'README.md'],
    dependencies,
  }
  return `${JSON.stringify(manifest, null, 2)}\n`
}

/** Lays out one package as it is published. */
const layOut = (name: string): string => {
  const folder = join(out, 'packages', name)
  mkdirSync(folder, { recursive: true })
  cpSync(join(out, 'build', name, 'src'), join(folder, 'dist'), { recursive: true })
  const readme = join(root, 'libs', name, 'README.md')
  if (existsSync(readme)) cpSync(readme, join(folder, 'README.md'))
  writeFileSync(join(folder, 'package.json'), manifestOf(name))
  if (name === 'codec') copySchemas(join(folder, 'schemas'))
  return folder
}

const copySchemas = (folder: string): void => {
  mkdirSync(folder)
  const schemas = join(root, 'schemas')
  for (const file of readdirSync(schemas)) {
    if (file.endsWith('.avsc') || file === 'topics.yaml') {
      cpSync(join(schemas, file), join(folder, file))
    }
  }
}

rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })
const tsc = join(root, 'node_modules/typescript/bin/tsc')
execFileSync(process.execPath, [tsc, '-p', join(root, 'deploy/sdk')], { stdio: 'inherit' })
const folders = PACKAGES.map(layOut)
execFileSync('npm', ['pack', '--silent', '--pack-destination', out, ...folders], {
  cwd: root,
  stdio: ['ignore', 'ignore', 'inherit'],
})
rmSync(join(out, 'build'), { recursive: true })
rmSync(join(out, 'packages'), { recursive: true })
for (const file of readdirSync(out)) process.stdout.write(`${join('dist/sdk', file)}\n`)
