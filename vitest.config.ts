import { defineConfig } from 'vitest/config'

const ignored = ['**/node_modules/**', '**/dist/**', '.baton/**']

const OTHER_KINDS = '**/*.{property,integration,fault,sim,docs}.test.ts'
/** Libraries without I/O, clocks or state of their own. */
const PURE = 'libs/{codec,domain,learning,rules,understanding}/**/*.test.ts'

/** One project per kind of test; the suffix of a file says its kind (docs/testing.md). */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{libs,services,deploy,test,schemas}/**/*.test.ts'],
          exclude: [...ignored, OTHER_KINDS, PURE],
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'unit-pure',
          include: [PURE],
          exclude: [...ignored, OTHER_KINDS],
          // They hold nothing that another file could change, and loading the model anew for each took half of their time.
          isolate: false,
          maxWorkers: 2,
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
          testTimeout: 240_000,
          hookTimeout: 120_000,
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
