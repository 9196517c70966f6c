"""tables: rows that leave the program."""

from io import StringIO

from depesche.tables import WIDTH, Rows, write_table


def table(*columns, row):
    out = StringIO()
    write_table(Rows(columns, ("VARCHAR",) * len(columns), [row]), out)
    return [line.split() for line in out.getvalue().splitlines() if line.strip()]


def test_a_table_has_its_columns_beside_one_another():
    head, _, row = table("id", "status", row=("x", "actual"))
    assert (head, row) == (["id", "status"], ["x", "actual"])


def test_a_row_with_more_columns_than_fit_is_written_downwards():
    columns = [f"column{i}" for i in range(WIDTH)]
    lines = table(*columns, row=[f"value{i}" for i in range(WIDTH)])
    assert lines == [[f"column{i}", f"value{i}"] for i in range(WIDTH)]


def test_cells_cannot_steer_the_terminal():
    assert table("a", row=("Minsk\x1b[2J\u202e",))[-1] == ["Minsk\ufffd[2J\ufffd"]
