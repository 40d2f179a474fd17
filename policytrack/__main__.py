"""Run the command line as `python -m policytrack`."""

from policytrack.cli import main

main()
