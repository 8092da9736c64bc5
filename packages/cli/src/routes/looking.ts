import type { NameKind } from '../completion/project-names.ts';
import { proposing } from '../flags.ts';

/** What stands behind the commands that look at a project: one file, loaded when one of them is called. */
export const looking = () => import('../commands/looking.ts');

/** The short flags of these commands. */
export const aliases = { e: 'env' } as const;

/** A name that need not be given. */
export const optionalName = (brief: string, kind: NameKind, placeholder = 'name') =>
  ({
    kind: 'tuple',
    parameters: [{ brief, parse: String, placeholder, optional: true, proposeCompletions: proposing(kind) }],
  }) as const;
