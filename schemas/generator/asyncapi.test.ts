import { existsSync, readFileSync } from 'node:fs'
import { declaredTopics } from '@baton/codec'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { renderAsyncApi } from './asyncapi.ts'

const document = parse(renderAsyncApi())

const refs = (part: unknown): string[] => {
  if (typeof part !== 'object' || part === null) return []
  return Object.entries(part).flatMap(([key, value]) =>
    key === '$ref' ? [String(value)] : refs(value),
  )
}

test('every reference leads somewhere', () => {
  const all = refs(document)
  expect(all.length).toBeGreaterThan(20)
  for (const ref of all) {
    if (ref.startsWith('./')) {
      expect(existsSync(new URL(`../${ref}`, import.meta.url)), ref).toBe(true)
      continue
    }
    const path = ref.slice(2).split('/').map(decodeURIComponent)
    const found = path.reduce<Record<string, unknown> | undefined>(
      (part, key) => part?.[key] as Record<string, unknown> | undefined,
      document,
    )
    expect(found, ref).toBeDefined()
  }
})

test('every declared topic is a channel, and every service that may use it an operation', () => {
  for (const topic of declaredTopics().topics) {
    expect(document.channels).toHaveProperty([topic.name])
    for (const service of topic.write) {
      expect(document.operations).toHaveProperty([`${service}.send.${topic.name}`])
    }
    for (const service of topic.read) {
      expect(document.operations).toHaveProperty([`${service}.receive.${topic.name}`])
    }
  }
})

test('the committed asyncapi.yaml is the generated one', () => {
  const committed = readFileSync(new URL('../asyncapi.yaml', import.meta.url), 'utf8')
  expect(committed).toBe(renderAsyncApi())
})
