// A YAML language server over stdio, as an editor runs it: opens texts, asks for completion, hover and problems.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const SERVER = fileURLToPath(
  new URL('../../../node_modules/yaml-language-server/bin/yaml-language-server', import.meta.url),
);
const SCHEMAS = new URL('../../../schemas/', import.meta.url);

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: {
    readonly uri?: string;
    readonly items?: readonly { readonly section?: string }[];
  } & Record<string, unknown>;
  readonly result?: unknown;
}

export interface Completion {
  readonly label: string;
  readonly insertText?: string;
  readonly documentation?: string | { readonly value: string };
}

export class LanguageServer {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #answers = new Map<number, (message: Message) => void>();
  readonly #problems = new Map<string, (messages: readonly string[]) => void>();
  readonly #schema: string;
  #buffer = Buffer.alloc(0);
  #lastId = 0;
  #documents = 0;

  /** @param schema - file in `schemas/` that all texts are said to follow */
  constructor(schema = 'mapping.schema.json') {
    this.#schema = new URL(schema, SCHEMAS).href;
    this.#child = spawn(process.execPath, [SERVER, '--stdio']);
    this.#child.stdout.on('data', (chunk: Buffer) => {
      this.#buffer = Buffer.concat([this.#buffer, chunk]);
      this.#read();
    });
  }

  async start(): Promise<void> {
    await this.#request('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: {
        textDocument: {
          completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
          hover: { contentFormat: ['markdown'] },
        },
        workspace: { configuration: true },
      },
    });
    this.#send({ method: 'initialized', params: {} });
  }

  /** Keys or values that are offered at `▮` in a text. */
  async complete(marked: string): Promise<readonly Completion[]> {
    const at = await this.#open(marked);
    const result = await this.#request('textDocument/completion', at);
    return (result as { items: Completion[] }).items;
  }

  /** What is shown for the word at `▮`. */
  async hover(marked: string): Promise<string> {
    const at = await this.#open(marked);
    const result = await this.#request('textDocument/hover', at);
    return (result as { contents: { value: string } } | null)?.contents.value ?? '';
  }

  /** The messages of the problems that the editor underlines. */
  async problems(text: string): Promise<readonly string[]> {
    const uri = this.#nextUri();
    const told = new Promise<readonly string[]>((resolve) => this.#problems.set(uri, resolve));
    this.#openText(uri, text);
    return told;
  }

  async stop(): Promise<void> {
    await this.#request('shutdown', null);
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#send({ method: 'exit' });
    await ended;
  }

  async #open(marked: string): Promise<object> {
    const text = marked.replace('▮', '');
    const uri = this.#nextUri();
    this.#openText(uri, text);
    const lines = marked.slice(0, marked.indexOf('▮')).split('\n');
    // The line of the schema stands before the text.
    return {
      textDocument: { uri },
      position: { line: lines.length, character: lines.at(-1)?.length ?? 0 },
    };
  }

  #nextUri(): string {
    this.#documents += 1;
    return `file:///mappings/${this.#documents}.yaml`;
  }

  #openText(uri: string, text: string): void {
    const document = {
      uri,
      languageId: 'yaml',
      version: 1,
      text: `# yaml-language-server: $schema=${this.#schema}\n${text}`,
    };
    this.#send({ method: 'textDocument/didOpen', params: { textDocument: document } });
  }

  #request(method: string, params: unknown): Promise<unknown> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve) => {
      this.#answers.set(id, ({ result }) => resolve(result));
      this.#send({ id, method, params });
    });
  }

  #send(message: object): void {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    this.#child.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.#child.stdin.write(body);
  }

  #read(): void {
    for (;;) {
      const head = this.#buffer.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.#buffer.subarray(0, head).toString())?.[1]);
      const end = head + 4 + length;
      if (this.#buffer.length < end) return;
      const message: Message = JSON.parse(this.#buffer.subarray(head + 4, end).toString());
      this.#buffer = this.#buffer.subarray(end);
      this.#take(message);
    }
  }

  #take(message: Message): void {
    const { id, method, params } = message;
    if (method === undefined) {
      if (id !== undefined) this.#answers.get(id)?.(message);
    } else if (method === 'textDocument/publishDiagnostics') {
      const { uri = '', diagnostics } = params as { uri?: string; diagnostics: { message: string }[] };
      this.#problems.get(uri)?.(diagnostics.map((each) => each.message));
    } else if (id !== undefined) {
      const settings = {
        yaml: { validate: true, hover: true, completion: true, schemaStore: { enable: false } },
      };
      const result = params?.items?.map(({ section }) => (section === 'yaml' ? settings.yaml : {})) ?? null;
      this.#send({ id, result });
    }
  }
}
