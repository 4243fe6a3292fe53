import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { cacheRoot } from './jars.ts'

test('the cache lies where the environment says, else in the home', () => {
  expect(cacheRoot({ BATON_CACHE_DIR: '/cache', XDG_CACHE_HOME: '/xdg' })).toBe('/cache')
  expect(cacheRoot({ XDG_CACHE_HOME: '/xdg', HOME: '/home/ann' })).toBe('/xdg/baton')
  expect(cacheRoot({ HOME: '/home/ann' })).toBe('/home/ann/.cache/baton')
})

test('a relative cache is found from wherever a JVM runs', () => {
  expect(cacheRoot({ BATON_CACHE_DIR: 'cache' })).toBe(resolve('cache'))
})

test('an empty variable counts as absent', () => {
  const empty = { BATON_CACHE_DIR: '', XDG_CACHE_HOME: '', HOME: '' }
  expect(cacheRoot(empty)).toBe(join(homedir(), '.cache', 'baton'))
  expect(cacheRoot({ ...empty, HOME: '/home/ann' })).toBe('/home/ann/.cache/baton')
})
