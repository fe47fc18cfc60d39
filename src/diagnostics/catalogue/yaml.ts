// Codes about YAML as text, before anybody asks what it means. Code: `yaml/kebab-name`, never reused.
import { quote } from '../quote.ts';
import { define } from './define.ts';

export const yamlDiagnostics = {
  'yaml/duplicate-key': define<{ key: string }>({
    severity: 'error',
    title: 'A key stands twice',
    message: ({ key }) => `the key ${quote(key)} stands twice in one mapping`,
    label: () => 'again here',
    help: () => 'remove or rename one of the two',
  }),
};
