import { defineConfig } from 'holdfast';

export default defineConfig({
  specs: [{ files: 'spec.txt', subject: 'adapters/commonmark.js', operation: 'render' }],
});
