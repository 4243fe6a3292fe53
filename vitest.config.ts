import { defineConfig } from 'vitest/config'

const ignored = ['**/node_modules/**', '**/dist/**', '.baton/**']

/** One project per kind of test; the suffix of a file says its kind (docs/testing.md). */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{libs,services,deploy,test,schemas}/**/*.test.ts'],
          exclude: [...ignored, '**/*.{property,integration,fault,browser,sim,docs}.test.ts'],
        },
      },
      {
        test: {
          name: 'property',
          include: ['{libs,services,test}/**/*.property.test.ts'],
          exclude: ignored,
          testTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['{libs,services,deploy,test}/**/*.integration.test.ts'],
          exclude: ignored,
          globalSetup: ['test/cluster.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'fault',
          include: ['{libs,services,test}/**/*.fault.test.ts'],
          exclude: ignored,
          globalSetup: ['test/cluster.ts'],
          testTimeout: 240_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['{services,test}/**/*.browser.test.ts'],
          exclude: ignored,
          globalSetup: ['test/cluster.ts'],
          testTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'docs',
          include: ['test/docs/**/*.docs.test.ts'],
          exclude: ignored,
          globalSetup: ['test/cluster.ts'],
          testTimeout: 300_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'sim',
          include: ['test/sim/**/*.sim.test.ts'],
          exclude: ignored,
          testTimeout: 180_000,
        },
      },
    ],
  },
})
