"""What the reloader costs, measured by hand: nothing here is run by the tests.

| run with `python -m tests.benchmarks.` | measures |
|---|---|
| `tracking` | a cached `import` in a hot function |
| `cold_import` | the first import of large libraries, those that are installed |
| `load_ext` | `%load_ext`, and what it imports |
| `project_import` | the first import of a project of 1000 modules |
| `idle` | the check before a cell when nothing was edited |
| `roundtrip` | a `pass` cell in a real kernel |
| `memory` | what tracking keeps of each module |
| `precision` | what an edit of one function body costs, in real packages |
| `growth` | whether the hundredth reload of a module is as fast as the first |
| `instances` | reloads beside a million objects, and of a thousand edited files at once |

Each compares variants in turn, round after round, so that a slow moment of the machine hits all of
them. The first variant is also run a second time, as "again": how far its ratio is from 1 is the
noise. All but `precision` take `--rounds`, and end with a table of what is promised and what was
found.
"""
