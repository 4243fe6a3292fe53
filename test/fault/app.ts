import { inject } from 'vitest'
import { openApp, type TestApp } from './open-app.ts'

export { type Message, ProgressWatch, type TestApp, until } from './open-app.ts'

/** An app on the cluster that the tests share. */
export const newApp = (
  name: string,
  partitions: number,
  clock: 'broker' | 'log' = 'broker',
): Promise<TestApp> => openApp(inject('cluster'), name, partitions, clock)
