"""What every record of a plan has in common."""

from smdesk.domain.entity import column
from smdesk.domain.value import value


@value(kw_only=True)
class Record:
    """A line of a client's plan. Days are YYYY-MM-DD, figures and money exact decimals as text, "" = not said.

    ``template`` names the starting point it was copied from and is emptied by the first edit.
    """

    id: int = 0
    client_id: int = column(default=0, refers="client")
    position: int = 0
    archived: bool = False
    template: str = ""
