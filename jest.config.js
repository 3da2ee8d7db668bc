/** Jest 30 in ESM mode (run with --experimental-vm-modules); TypeScript goes through swc, types are checked by `npm run types`. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/src', '<rootDir>/training', '<rootDir>/test', '<rootDir>/seeds'],
  testMatch: ['**/*.spec.ts', '**/*.int-spec.ts', '**/*.e2e-spec.ts', '**/*.contract-spec.ts', '**/*.browser-spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  globalSetup: '<rootDir>/test/support/global-setup.js',
  globalTeardown: '<rootDir>/test/support/global-teardown.js',
  testTimeout: 60_000,
  // One more than the two cores of CI: many tests wait for a process, a browser or a time to pass.
  maxWorkers: 3,
  // Modules stay in a worker's memory from one spec to the next, and a worker of several gigabytes is slow: it is replaced.
  workerIdleMemoryLimit: '1500MB',
};
