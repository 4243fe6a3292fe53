import { expect, test } from 'vitest'
import { asEnvironment, dockerName } from './docker-cluster.ts'

test('settings become the variables of the image', () => {
  expect(asEnvironment({ 'process.roles': 'broker', 'auto.create.topics.enable': false })).toEqual({
    KAFKA_PROCESS_ROLES: 'broker',
    KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
  })
})

test('each data directory has containers and volumes of its own', () => {
  expect(dockerName('/a', 'broker')).not.toBe(dockerName('/b', 'broker'))
  expect(dockerName('/a', 'broker')).not.toBe(dockerName('/a', 'registry'))
  expect(dockerName('/a', 'broker')).toBe(dockerName('/a', 'broker'))
})
