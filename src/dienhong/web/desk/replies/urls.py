"""Addresses of replies."""

from django.urls import path

from dienhong.web.desk.drafting import letter
from dienhong.web.desk.replies import draft, library, promises, review, saving

urlpatterns = [
    path("duyet/", review.inbox, name="inbox"),
    path("y-kien/<int:pk>/tra-loi/", draft.draft, name="draft"),
    path("y-kien/<int:pk>/tra-loi/luu/", saving.save, name="draft_save"),
    path("y-kien/<int:pk>/tra-loi/ban/<int:text>/", saving.choose, name="draft_choose"),
    path("mau-tra-loi/", library.library, name="library"),
    path("mau-tra-loi/mau/", library.template, name="new_answer_template"),
    path("mau-tra-loi/mau/<int:pk>/", library.template, name="answer_template"),
    path("mau-tra-loi/vien-dan/", library.snippet, name="new_snippet"),
    path("mau-tra-loi/vien-dan/<int:pk>/", library.snippet, name="snippet"),
    path("tra-loi/<int:pk>/duyet/", review.approve, name="approve"),
    path("tra-loi/<int:pk>/tra-lai/", review.send_back, name="return"),
    path("tra-loi/<int:pk>/cong-van/", letter.letter, name="reply_letter"),
    path("cam-ket/<int:pk>/", promises.fulfil, name="fulfil"),
]
