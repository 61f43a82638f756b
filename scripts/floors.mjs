// The floors of ARCHITECTURE.md, by dependency-cruiser; a run that saw no modules proves nothing and fails.
import { cruise } from 'dependency-cruiser';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import rules from '../.dependency-cruiser.mjs';

const { forbidden, options } = rules;
const { output } = await cruise(['src'], { ...options, ruleSet: { forbidden }, validate: true }, undefined, { tsConfig: extractTsConfig('tsconfig.json') });
const { summary } = output;
for (const { rule, from, to } of summary.violations) console.log(`${rule.severity} ${rule.name}: ${from} → ${to}\n  ${forbidden.find((r) => r.name === rule.name)?.comment ?? ''}`);
console.log(`${summary.totalCruised} modules, ${summary.totalDependenciesCruised ?? 0} dependencies, ${summary.violations.length} violations`);
process.exitCode = summary.totalCruised === 0 || summary.error > 0 ? 1 : 0;
