// Codes about examples beside the rules and the laws that are run with them. Code: `example/kebab-name`, never reused. Entries stand in alphabetical order.

export const exampleDiagnostics = {};
