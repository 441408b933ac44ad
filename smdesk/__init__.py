"""smdesk: strategy, calendar and documents for one social media and community manager."""

__version__ = "0.1.0"
