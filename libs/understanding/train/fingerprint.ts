import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'

const source = new URL('../src/', import.meta.url)
const libraries = new URL('../package.json', import.meta.url)

/**
 * Names everything a reading depends on: the sources, the weights and the version of the phone
 * data.
 */
export function fingerprint(): string {
  const hash = createHash('sha256')
  const names = readdirSync(source, { recursive: true, encoding: 'utf8' }).sort()
  for (const name of names) {
    if (!/\.(ts|json)$/.test(name) || /\.test\.ts$|engine\.json$/.test(name)) continue
    hash.update(name).update(readFileSync(new URL(name, source)))
  }
  const { dependencies } = JSON.parse(readFileSync(libraries, 'utf8')) as {
    dependencies: Record<string, string>
  }
  hash.update(JSON.stringify(dependencies))
  return `understanding-${hash.digest('hex').slice(0, 16)}`
}
