import { expect, test } from 'vitest'
import type { Jars } from './jars.ts'
import { brokerArgs, formatArgs, inUtf8, layoutOf, named, registryArgs } from './jvms.ts'

const JARS: Jars = { dir: '/jars', brokerClasspath: '/jars/kafka.jar', registryJar: '/jars/r.jar' }
const layout = layoutOf('/home/jürgen, a;b/.baton')

test('no setting of a JVM names the data directory, so that its name may hold any letter', () => {
  const settings = [
    ...brokerArgs(JARS, layout, 'none'),
    ...formatArgs(JARS, layout, 'none', 'id', layout.brokerProperties),
    ...registryArgs(JARS, layout, 'none', 18_081),
    named(layout, layout.brokerData),
  ]
  expect(settings.filter(setting => setting.includes('jürgen'))).toEqual([])
  expect(settings).toContain('-Djava.io.tmpdir=tmp')
  expect(settings.join(' ')).toContain('jdbc:h2:file:./registry/registry;')
})

test('a JVM speaks UTF-8 in every locale', () => {
  const java = { command: '/usr/bin/java', major: 17, fingerprint: '' }
  expect(inUtf8(java, ['-version'])).toEqual(['env', ['LC_ALL=C.UTF-8', java.command, '-version']])
})
