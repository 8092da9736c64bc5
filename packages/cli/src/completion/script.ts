import type { Shell } from './shells.ts';

/** Where a name has no completion the shell offers files. */
const scripts: Readonly<Record<Shell, string>> = {
  bash: `_leat() {
  local line
  COMPREPLY=()
  while IFS= read -r line; do
    COMPREPLY+=("\${line%%$'\\t'*}")
  done < <(leat __complete "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _leat leat
`,
  zsh: `#compdef leat
_leat() {
  local -a found; local line
  for line in "\${(@f)$(leat __complete "\${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
    [[ -n "$line" ]] && found+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
  done
  if (( $#found )); then _describe 'leat' found; else _files; fi
}
compdef _leat leat
`,
  fish: `complete -c leat -f -a '(leat __complete (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)'
complete -c leat -l config -s c -r -F
complete -c leat -l conf-source -r -F
complete -c leat -l output -r -F
`,
};

/** What makes a shell ask leat for what could stand behind the cursor. */
export const scriptOf = (shell: Shell): string => scripts[shell];
