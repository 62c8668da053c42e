# Completes the command line in the arguments as bash would, and prints the candidates.
source ./mojo.bash
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_mojo
printf '%s\n' "${COMPREPLY[@]}"
